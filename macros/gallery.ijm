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

// A two-photon microscope in the plane of the soma, with a voltage indicator: grey values with noise, and the clean truth in photons.
run("Render Activity...", "recording=[" + recording + "] style=light modality=two-photon indicator=JEDI-2P pixelsize=1.5 aperture=0.4 photons=40"
	+ " frameinterval=2");
selectImage(name + " two-photon JEDI-2P");
run("Export Movie...", "format=montage file=[" + pictures + "/two-photon.png] replace=true panels=2 columns=2");
selectImage(name + " two-photon JEDI-2P (truth)");
run("Export Movie...", "format=montage file=[" + pictures + "/two-photon-truth.png] replace=true panels=2 columns=2");

// What is measured at the soma, and what its potential was.
selectImage(name + " two-photon JEDI-2P");
x = 237; // where the soma lies, µm
y = 645;
toUnscaled(x, y);
makeOval(x - 8, y - 8, 17, 17);
run("Measure Activity...", "table=[" + pictures + "/soma.csv]");
close("*");

// Three more microscopes.
modalities = newArray("confocal", "widefield", "light-sheet");
for (i = 0; i < modalities.length; i++) {
	run("Render Activity...", "recording=[" + recording + "] style=light modality=" + modalities[i]
		+ " indicator=GCaMP6f pixelsize=1.5 aperture=0.3 frameinterval=10 photons=100");
	selectImage(name + " " + modalities[i] + " GCaMP6f");
	run("Export Movie...", "format=montage file=[" + pictures + "/" + modalities[i] + ".png] replace=true panels=2 columns=2");
	close("*");
}

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
deleted = File.delete(recording);
return pictures;
