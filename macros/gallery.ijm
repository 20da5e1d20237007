// The pictures of the gallery: what a microscope would have taken, what is measured in it, and the neuron painted with a figure of each place.
//
// In Fiji: open this file and press Run; it asks for the folder with the sample data (sample-data/) and for one for the pictures.
// Without a display: give both folders as the argument, with a semicolon between them, such as "sample-data;pictures".

folders = split(getArgument(), ";");
if (folders.length == 2) {
	samples = folders[0];
	pictures = folders[1];
} else {
	samples = getDirectory("Folder with the sample data");
	pictures = getDirectory("Folder for the pictures");
}
if (!File.exists(samples + "/pyramidal.json"))
	exit("There is no file " + samples + "/pyramidal.json; expected the folder with the sample data.");
File.makeDirectory(pictures);
if (!File.isDirectory(pictures))
	exit("No folder " + pictures + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);

// The neuron once, with a frame each half millisecond, kept as a recording.
recording = pictures + "/pyramidal.recording";
run("Simulate Neuron...", "model=[" + samples + "/pyramidal.json] frameinterval=0.5 recording=[" + recording + "]");
name = "Clusters and a veto";

// Potentials: a montage in which rest is dark and spikes are bright, one range for all times.
selectImage(name + " activity");
run("Export Movie...", "format=montage file=[" + pictures + "/potentials.png] replace=true panels=8 columns=8");

// Along the dendrite: distance from the soma by time, as it was in the neuron.
run("Make Kymograph...", "along=tip number=0");
selectImage(name + " kymograph (truth)");
run("Export Movie...", "format=montage file=[" + pictures + "/kymograph.png] replace=true panels=1 magnification=2");
close("*");

// The field that the microscopes look at: 150 x 100 um around the soma, which lies at (237, 645) um.
newImage("field", "8-bit black", 300, 200, 1);
run("Properties...", "unit=micron pixel_width=0.5 pixel_height=0.5 voxel_depth=1 origin=-324,-1190");

// A two-photon microscope in the plane of the soma, with a voltage indicator: grey values with noise, and the clean truth in photons.
light = "recording=[" + recording + "] template=field style=light ";
run("Render Activity...", light + "modality=two-photon indicator=JEDI-2P photons=60 frameinterval=1 highest=110");
movie = name + " two-photon JEDI-2P";

// What is measured at the soma, and what its potential was: as plots, and as a table.
selectImage(movie);
makeOval(130, 80, 40, 40);
Roi.setName("soma");
before = nResults;
run("Measure Activity...", "table=[" + pictures + "/soma.csv]");
selectImage("soma in " + movie);
saveAs("PNG", pictures + "/measured.png");
selectImage("soma in " + movie + " (true potential)");
saveAs("PNG", pictures + "/measured-truth.png");

// Two moments: rest, and when the soma is darkest, at the top of a spike.
darkest = before;
for (row = before; row < nResults; row++)
	if (getResult("Measured", row) < getResult("Measured", darkest))
		darkest = row;
frame = maxOf(2, darkest - before + 1);
moments = " first=1 last=" + frame + " every=" + (frame - 1) + " panels=2 columns=2";
kinds = newArray("", " (truth)");
files = newArray("two-photon", "two-photon-truth");
for (i = 0; i < kinds.length; i++) {
	selectImage(movie + kinds[i]);
	run("Select None");
	run("Export Movie...", "format=montage file=[" + pictures + "/" + files[i] + ".png] replace=true" + moments);
}
close("\\Others");
close();

// Three more microscopes, with a calcium indicator: a stack of 60 um in depth before and after the neuron has fired, of each column the brightest voxel.
newImage("field", "8-bit black", 300, 200, 41);
run("Properties...", "unit=micron pixel_width=0.5 pixel_height=0.5 voxel_depth=1.5 origin=-324,-1190,-19");
modalities = newArray("confocal", "widefield", "light-sheet");
for (i = 0; i < modalities.length; i++) {
	run("Render Activity...", light + "projection=false modality=" + modalities[i] + " indicator=GCaMP6f aperture=0.5 photons=100 frameinterval=10 highest=110");
	movie = name + " " + modalities[i] + " GCaMP6f";
	selectImage(movie);
	getMinAndMax(darkest, brightest);
	run("Z Project...", "projection=[Max Intensity] all");
	setMinAndMax(darkest, brightest);
	Stack.setFrameInterval(10);
	Stack.setTUnit("ms");
	run("Export Movie...", "format=montage file=[" + pictures + "/" + modalities[i] + ".png] replace=true panels=2 columns=2");
	close();
	close(movie);
	close(movie + " (truth)");
}
close("*");

// The neuron as a shaded body.
quantities = newArray("path-distance", "depth", "input-resistance", "synapse-density");
for (i = 0; i < quantities.length; i++)
	run("Draw Morphology...", "model=[" + samples + "/pyramidal.json] quantity=" + quantities[i] + " file=[" + pictures + "/" + quantities[i] + ".png]");
close("*");

// Which section each voxel belongs to, seen along z.
run("Label Voxels...", "model=[" + samples + "/pyramidal.json] labels=section pixelsize=1.5 table=[" + pictures + "/labels.csv]");
run("Z Project...", "projection=[Max Intensity]");
run("RGB Color");
saveAs("PNG", pictures + "/labels.png");
close("*");

// A question over a grid: the peak at the soma by conductance and number of the synapses of a cluster.
run("Sweep...", "model=[" + samples + "/pyramidal.swc] vary=[cluster NMDA weight] over=[0:2:6 nS] secondvary=[cluster cluster number] secondover=4:24:6"
	+ " figure=[Rise of soma]");
selectImage("pyramidal: Rise of soma by cluster NMDA weight and cluster cluster number");
saveAs("PNG", pictures + "/sweep.png");
close("*");

// The radii of a trace as the stack shows them that it was made in: of each branch in the file and in the image, as a table, and as a new reconstruction.
open(samples + "/pyramidal-stack.zip");
run("Measure Radii...", "reconstruction=[" + samples + "/pyramidal.swc] lateral=1 axial=4.5 largest=8 file=[" + pictures
	+ "/measured-radii.swc] replace=true table=[" + pictures + "/radii.csv]");
close("*");
deleted = File.delete(recording);
return pictures;
